import sys

import net


def run(argv=None, *, verbose=False):
    '''Reads what it is told to.'''
    for name in argv or ["a"]:
        print(net.read(name))
    return 3 if verbose else 0


sys.exit(run(["b"], verbose=True))
