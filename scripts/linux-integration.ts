/** What makes a program one of a Linux desktop's: launcher, menu entry, kinds of files, the package's papers. */

/** Starts the command line; anything that is no command of it is a file to open. */
export function launcher(): string {
  return `#!/bin/sh
# Palisade in this machine's browser. Ends two minutes after its last window.
here=$(dirname "$(readlink -f "$0")")
case "\${1-}" in
  analyze | report | render | convert | serve | help | -*)
    exec "$here/node" "$here/dist/main/palisade.js" "$@"
    ;;
  *)
    exec "$here/node" "$here/dist/main/palisade.js" serve --idle 2 "$@"
    ;;
esac
`;
}

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/ */
export function desktopEntry(): string {
  return `[Desktop Entry]
Type=Application
Name=Palisade
GenericName=Threat modeling
Comment=Draw a system, find its threats, judge them
Exec=palisade serve --idle 2 %f
Icon=palisade
Terminal=false
Categories=Development;Security;
Keywords=threat;model;security;STRIDE;data flow;
MimeType=application/x-tm7;application/x-tb7;application/x-palisade+json;
`;
}

/** https://specifications.freedesktop.org/shared-mime-info-spec/latest/ */
export function mimeTypes(): string {
  const kinds = [
    ["application/x-tm7", "Threat model of the Microsoft Threat Modeling Tool", "*.tm7", "xml"],
    ["application/x-tb7", "Template of the Microsoft Threat Modeling Tool", "*.tb7", "xml"],
    ["application/x-palisade+json", "Threat model of Palisade", "*.palisade.json", "json"],
  ] as const;
  const types = kinds.map(
    ([type, comment, glob, base]) => `  <mime-type type="${type}">
    <comment>${comment}</comment>
    <sub-class-of type="application/${base}"/>
    <glob pattern="${glob}" weight="60"/>
    <icon name="palisade"/>
  </mime-type>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${types.join("\n")}
</mime-info>
`;
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
export function control(version: string, architecture: string, kilobytes: number): string {
  return `Package: palisade-local
Version: ${version}
Architecture: ${architecture}
Maintainer: The Palisade authors <palisade@users.noreply.github.com>
Installed-Size: ${kilobytes}
Depends: libc6, libstdc++6
Conflicts: palisade
Recommends: chromium | google-chrome-stable | microsoft-edge-stable
Section: devel
Priority: optional
Description: threat modeling, offline and open
 Draws data-flow diagrams, lists STRIDE threats and opens files of the
 Microsoft Threat Modeling Tool. This package shows its window in a
 browser of this machine; it makes no network connection.
`;
}
