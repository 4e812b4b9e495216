import type { TemplateChange } from "../change.ts";
import type { MessageType, Template } from "../template.ts";
import { addRecord, removeRecord, setFields, type Fields } from "./records.ts";

/** Adds something the template has to say of a diagram, at the end. Null when its id is taken. */
export function addMessage(template: Template, message: MessageType): TemplateChange | null {
  if (template.messages?.some(({ id }) => id === message.id) === true) return null;
  return addRecord(template, "message", message, message.text);
}

/** Changes a message. Null when nothing changes. */
export function setMessage(
  template: Template,
  at: number,
  fields: Omit<Fields<MessageType>, "id">,
): TemplateChange | null {
  return setFields(template, "message", at, fields, template.messages?.[at]?.text ?? "");
}

/** Deletes a message. Null when there is none. */
export function deleteMessage(template: Template, at: number): TemplateChange | null {
  return removeRecord(template, "message", at, template.messages?.[at]?.text ?? "");
}
