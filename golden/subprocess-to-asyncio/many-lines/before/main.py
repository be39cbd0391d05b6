import subprocess


def build(target, directory):
    return subprocess.call(
        [
            "make",
            "--silent",
            target,
        ],
        cwd=directory,
        env={"LANG": "C"},
    )


def commented(target):
    return subprocess.call([
        "make",  # GNU's
        target,
    ])


def commented_first(target):
    return subprocess.call([  # slow
        "make",
        target,
    ])


def commented_last(target):
    return subprocess.call([
        "make",
        target,  # the last
    ])


def in_a_bracket(target):
    return subprocess.call((["make", target]), cwd="/")


def commented_and_more(target):
    return subprocess.call([
        "make",
        target,  # the last
    ], cwd="/")


def more(target):
    return subprocess.call([
        "make",
        target,
    ], cwd="/")
