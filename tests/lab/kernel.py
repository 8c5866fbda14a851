# SPDX-License-Identifier: EUPL-1.2
#
# Debian's own kernel for the lab's guests: fetched once, unpacked, its modules sorted by what they need.
import lzma
import os
import pathlib
import re
import subprocess
import tempfile


class NotToBeHad(Exception):
    """Why there can be no lab here."""


def newest_image():
    """The name of the package that linux-image-amd64 stands for."""
    shown = subprocess.run(["apt-cache", "depends", "linux-image-amd64"], capture_output=True, text=True)
    names = re.findall(r"Depends: (linux-image-\S+)", shown.stdout)
    if not names:
        raise NotToBeHad("the package lists name no linux-image-amd64 (apt-get update)")
    return names[0]


def fetch(cache):
    """Folder of the unpacked kernel package; the newest that the cache holds if there is no network."""
    known = sorted(path for path in cache.glob("linux-image-*") if (path / "complete").exists())
    if known:
        return known[-1]
    name = newest_image()
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        got = subprocess.run(["apt-get", "download", name], cwd=folder, capture_output=True, text=True)
        packages = list(pathlib.Path(folder).glob("*.deb"))
        if got.returncode != 0 or not packages:
            raise NotToBeHad(f"apt-get download {name} failed: {got.stderr.strip()[-200:]}")
        unpacked = pathlib.Path(folder) / "unpacked"
        subprocess.run(["dpkg-deb", "-x", str(packages[0]), str(unpacked)], check=True)
        (unpacked / "complete").touch()
        os.replace(unpacked, cache / name)
    return cache / name


def image(kernel):
    return next((kernel / "boot").glob("vmlinuz-*"))


def plain(name):
    return name.replace("-", "_")


class Modules:
    def __init__(self, kernel):
        self.files = {}
        for root in ("lib/modules", "usr/lib/modules"):
            for path in (kernel / root).glob("*/kernel/**/*.ko*"):
                self.files[plain(path.name.split(".ko")[0])] = path

    def read(self, name):
        path = self.files[plain(name)]
        return lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()

    def with_dependencies(self, names):
        """[(name, bytes)], each after what it needs. What is not a module is built in."""
        ordered, seen = [], set()

        def visit(name):
            if plain(name) in seen or plain(name) not in self.files:
                return
            seen.add(plain(name))
            content = self.read(name)
            needed = re.search(rb"\0depends=([^\0]*)\0", content)
            for other in needed.group(1).decode().split(",") if needed else []:
                if other:
                    visit(other)
            ordered.append((plain(name), content))

        for name in names:
            visit(name)
        return ordered
