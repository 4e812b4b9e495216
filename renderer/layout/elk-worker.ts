import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import workerAddress from "elkjs/lib/elk-worker.min.js?url";

/** Lays out a graph; rejects when ELK cannot, or with the signal's reason once it is aborted. */
export type Arrange = (graph: ElkNode, signal: AbortSignal) => Promise<ElkNode>;

/** Lays out in a worker of its own, which ends with the work or with the signal. */
export const arrangeInWorker: Arrange = async (graph, signal) => {
  signal.throwIfAborted();
  const elk = new ELK({ workerFactory: () => new Worker(workerAddress) });
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([elk.layout(graph), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
    elk.terminateWorker();
  }
};
