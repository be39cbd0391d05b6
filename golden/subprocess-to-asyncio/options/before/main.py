import subprocess


def call(options):
    return subprocess.call(["true"], **options)


def first(options):
    return subprocess.call(["true"], preexec_fn=options.first)


def passed(stdin):
    return subprocess.call(["true"], stdin=stdin)
