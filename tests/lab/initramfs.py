# SPDX-License-Identifier: EUPL-1.2
#
# Packs a program, the libraries it is linked with and kernel modules as the root of a guest (cpio, newc).
import os
import re
import stat
import subprocess


class Archive:
    def __init__(self):
        self.parts, self.folders, self.number = [], set(), 0

    def _add(self, name, mode, content):
        self.number += 1
        encoded = name.encode() + b"\0"
        fields = [self.number, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(encoded), 0]
        head = b"070701" + "".join(f"{field:08x}" for field in fields).encode() + encoded
        for part in (head, content):
            self.parts.append(part + b"\0" * (-len(part) % 4))

    def folder(self, name):
        name = name.strip("/")
        if not name or name in self.folders:
            return
        self.folder(os.path.dirname(name))
        self.folders.add(name)
        self._add(name, stat.S_IFDIR | 0o755, b"")

    def file(self, name, content, mode=0o755):
        self.folder(os.path.dirname(name))
        self._add(name.strip("/"), stat.S_IFREG | mode, content)

    def bytes(self):
        self._add("TRAILER!!!", 0, b"")
        return b"".join(self.parts)


def libraries(program):
    """Every shared object that the loader would map, the loader included."""
    shown = subprocess.run(["ldd", program], capture_output=True, text=True, check=True)
    return sorted(set(re.findall(r"(/\S+) \(0x", shown.stdout)))


def build(program, modules, parameters):
    """@p modules: [(name, bytes)] in loading order; @p parameters: name -> what the module is told."""
    archive = Archive()
    for folder in ("proc", "sys", "dev", "tmp", "run"):
        archive.folder(folder)
    with open(program, "rb") as content:
        archive.file("init", content.read())
    for path in libraries(program):
        with open(path, "rb") as content:
            archive.file(path, content.read())
    order = []
    for name, content in modules:
        archive.file(f"modules/{name}.ko", content)
        order.append(f"{name}.ko {parameters.get(name, '')}".strip())
    archive.file("modules/order", ("\n".join(order) + "\n").encode())
    return archive.bytes()
