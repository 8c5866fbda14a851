#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
#
# Boots Debian's kernel in QEMU with a test program as its first process, and answers what each test said there.
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

import initramfs
import kernel

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
VERDICT = re.compile(r"\[ +(OK|FAILED|SKIPPED) +\] (\w+(?:/\w+)?\.\w+(?:/\w+)?)(?:, where|\s|$)")


def machine_command(image, root, arguments):
    words = " ".join(["console=ttyS0", "quiet", "panic=-1", "mitigations=off", "random.trust_cpu=on", "GTEST_COLOR=no"])
    return ["qemu-system-x86_64", "-accel", "tcg,thread=multi", "-smp", "2", "-m", "640", "-cpu", "max",
            "-display", "none", "-nic", "none", "-no-reboot", "-serial", "stdio", "-monitor", "none",
            "-kernel", str(image), "-initrd", str(root), "-append", f"{words} -- {' '.join(arguments)}".rstrip(" -")]


def run_machine(command, limit, log):
    """The console's text, and why the machine did not end by itself, if so."""
    with open(log, "wb") as console:
        process = subprocess.Popen(command, stdout=console, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            process.wait(timeout=limit)
            why = None
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            why = f"the guest was not done after {limit} s"
    return log.read_text(errors="replace"), why


def verdicts(console):
    """test -> (word, what it printed)."""
    found, printed = {}, []
    for line in console.splitlines():
        if "[ RUN      ]" in line:
            printed = []
        match = VERDICT.search(line)
        if match and match.group(2) not in found:
            found[match.group(2)] = (match.group(1), "\n".join(printed[-60:]))
            printed = []
        else:
            printed.append(line)
    return found


def boot(program, out, modules, limit, arguments):
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    if shutil.which("qemu-system-x86_64") is None:
        raise kernel.NotToBeHad("qemu-system-x86_64 is not here (package qemu-system-x86)")
    unpacked = kernel.fetch(ROOT / "build" / "lab")
    parameters = {kernel.plain(name.split(":", 1)[0]): name.split(":", 1)[1] for name in modules if ":" in name}
    names = [name.split(":", 1)[0] for name in modules]
    wanted = kernel.Modules(unpacked).with_dependencies(names)
    root = out.with_suffix(".initramfs")
    root.write_bytes(initramfs.build(program, wanted, parameters))
    began = time.monotonic()
    console, why = run_machine(machine_command(kernel.image(unpacked), root, arguments), limit,
                               out.with_suffix(".console"))
    root.unlink()
    took = time.monotonic() - began
    tests = verdicts(console)
    out.write_text(json.dumps({"seconds": round(took, 1), "why": why, "tests": tests}, indent=1))
    words = [word for word, _ in tests.values()]
    print(f"{out.stem}: {took:.1f} s, {words.count('OK')} passed, {words.count('FAILED')} failed, "
          f"{words.count('SKIPPED')} skipped, kernel {unpacked.name}")
    if why or "LAB over" not in console:
        print(console[-3000:])
        print(why or "the guest ended before its tests did")
        return 1
    return 0


def command_boot(options):
    out = pathlib.Path(options.out)
    try:
        return boot(options.program, out, options.module, options.limit, options.argument)
    except kernel.NotToBeHad as absent:
        out.write_text(json.dumps({"absent": str(absent), "tests": {}}))
        print(f"no lab: {absent}")
        return SKIPPED


def command_run(options):
    """In the place of running the program here: what it said in the guest."""
    if options.program_arguments[1:2] == ["--gtest_list_tests"]:
        return subprocess.run(options.program_arguments).returncode
    test = next((word.split("=", 1)[1] for word in options.program_arguments if word.startswith("--gtest_filter=")), "")
    results = pathlib.Path(options.program_arguments[0] + ".json")
    if not results.exists():
        print("the lab has not booted")
        return 1
    said = json.loads(results.read_text())
    if "absent" in said:
        print(f"no lab: {said['absent']}")
        return SKIPPED
    word, printed = said["tests"].get(test, ("MISSING", said["why"] or "the guest never came to this test"))
    print(printed)
    print(f"{test}: {word}")
    return {"OK": 0, "SKIPPED": SKIPPED}.get(word, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parts = parser.add_subparsers(required=True)
    one = parts.add_parser("boot", help="boot a guest that runs PROGRAM and keep what its tests said")
    one.add_argument("program")
    one.add_argument("--out", required=True, help="JSON file of the results; the console is kept beside it")
    one.add_argument("--module", action="append", default=[], help="NAME or NAME:PARAMETERS, in loading order")
    one.add_argument("--limit", type=float, default=80, help="seconds until the guest is switched off")
    one.add_argument("--argument", action="append", default=[], help="passed to PROGRAM in the guest")
    one.set_defaults(do=command_boot)
    two = parts.add_parser("run", help="what a test of PROGRAM said in the guest (ctest's way to run it)")
    two.add_argument("program_arguments", nargs=argparse.REMAINDER)
    two.set_defaults(do=command_run)
    options = parser.parse_args()
    sys.exit(options.do(options))


if __name__ == "__main__":
    main()
