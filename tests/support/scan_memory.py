# SPDX-License-Identifier: EUPL-1.2
#
# Looks for a person's strings, in every form they could take, in the memory of processes and in files.
import argparse
import base64
import os
import pathlib
import re
import sys
import unicodedata
import urllib.parse

CHUNK = 8 * 1024 * 1024
MOST_FILE = 256 * 1024 * 1024
SHORTEST = 6  # bytes; what is shorter turns up by chance


def without_accents(text):
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def base64_cores(raw):
    """What is the same in base64 wherever in a longer text the bytes stand: one core for each of three places."""
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw).rstrip(b"=")
        first, last = {0: 0, 1: 2, 2: 3}[shift], len(encoded) - (1 if (shift + len(raw)) % 3 else 0)
        yield encoded[first:last]


def forms_of(text):
    """The byte strings under which a text would betray itself."""
    plain = {text, text.upper(), text.lower(), without_accents(text), without_accents(text).upper()}
    forms = set()
    for one in plain:
        forms.add(one.encode())
        forms.add(one.encode("utf-16-le"))
        forms.add(urllib.parse.quote(one).encode())
        forms.add(urllib.parse.quote_plus(one).encode())
        forms.update(base64_cores(one.encode()))
    # As a machine-readable zone writes it.
    forms.add(without_accents(text).upper().replace(" ", "<").replace("-", "<").encode())
    forms.add(text.encode("unicode_escape"))
    forms.add(text.encode("latin-1", "ignore"))
    return {form for form in forms if len(form) >= SHORTEST}


class Scanner:
    """Finds any of some secrets: texts (in all their forms) and raw bytes. Names what it found, never shows it."""

    def __init__(self, texts=(), raw=None):
        self.names = {}
        for number, text in enumerate(texts):
            for form in forms_of(text):
                self.names.setdefault(form, f"text {number}")
        for name, content in (raw or {}).items():
            self.names[bytes(content)] = name
        if not self.names:
            raise ValueError("nothing to look for")
        self.longest = max(len(form) for form in self.names)
        self.pattern = re.compile(b"|".join(re.escape(form) for form in sorted(self.names, key=len, reverse=True)))

    def in_bytes(self, content):
        return {self.names[found.group()] for found in self.pattern.finditer(content)}

    def in_stream(self, read):
        """`read(size)` gives the next bytes, empty at the end."""
        found, tail = set(), b""
        while True:
            piece = read(CHUNK)
            if not piece:
                return found
            found |= self.in_bytes(tail + piece)
            tail = piece[-(self.longest - 1):]

    def in_process(self, pid):
        """{place: names} in all memory of a process that can be read."""
        found = {}
        with open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for start, end, place in regions(pid):
                position = start

                def read(size):
                    nonlocal position
                    want = min(size, end - position)
                    if want <= 0:
                        return b""
                    try:
                        memory.seek(position)
                        piece = memory.read(want)
                    except (OSError, ValueError, OverflowError):
                        return b""
                    position += len(piece)
                    return piece

                names = self.in_stream(read)
                if names:
                    found.setdefault(f"process {pid} {place}", set()).update(names)
        return found

    def in_file(self, path):
        try:
            if path.stat().st_size > MOST_FILE:
                return set()
            names = self.in_bytes(os.fsencode(path))
            with open(path, "rb") as file:
                return names | self.in_stream(file.read)
        except OSError:
            return set()

    def in_folder(self, folder, newer_than=0.0, leave=()):
        """{file: names} below a folder; what `leave` names is not entered."""
        found = {}
        leave = {str(pathlib.Path(one).resolve()) for one in leave}
        for above, folders, files in os.walk(folder):
            folders[:] = [one for one in folders if str((pathlib.Path(above) / one).resolve()) not in leave]
            for name in files:
                path = pathlib.Path(above) / name
                try:
                    regular = path.is_file() and not path.is_symlink() and path.stat().st_mtime >= newer_than
                except OSError:
                    continue
                names = self.in_file(path) if regular else set()
                if names:
                    found[str(path)] = names
        return found


def regions(pid):
    """(start, end, name) of what a process has in memory; what was never touched is left out."""
    with open(f"/proc/{pid}/smaps", encoding="utf-8", errors="replace") as maps:
        head = None
        for line in maps:
            parts = line.split()
            if re.match(r"^[0-9a-f]+-[0-9a-f]+$", parts[0]):
                head = parts
            elif parts[0] == "Rss:" and head is not None and int(parts[1]) > 0:
                name = head[5] if len(head) > 5 else "anonymous"
                if head[1].startswith("r") and name not in ("[vvar]", "[vsyscall]", "[vdso]"):
                    start, end = (int(side, 16) for side in head[0].split("-"))
                    yield start, end, name


def descendants(pid):
    """A process and all that it started."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(errors="replace").rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    family, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        family.append(one)
        waiting.extend(parents.get(one, []))
    return family


def name_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def main():
    parser = argparse.ArgumentParser(description="Look for texts in processes and folders. Ends with 1 if any is found.")
    parser.add_argument("--text", action="append", required=True)
    parser.add_argument("--pid", action="append", type=int, default=[])
    parser.add_argument("--folder", action="append", default=[])
    options = parser.parse_args()
    scanner = Scanner(options.text)
    found = {}
    for pid in options.pid:
        for one in descendants(pid):
            found.update(scanner.in_process(one))
    for folder in options.folder:
        found.update(scanner.in_folder(folder))
    for place, names in sorted(found.items()):
        print(f"{place}: {', '.join(sorted(names))}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
