import time

import shell


def slow():
    time.sleep(1)


def fast():
    time.sleep(0.1)


def first():
    time.sleep(1)


def second():
    time.sleep(0.1)


COMMANDS = {"first": first, "second": second}


def run(name):
    COMMANDS[name]()


shell.Shell(commands=[("slow", slow), ("fast", fast)]).loop()
