import asyncio
import sys

import net


def run(argv=None, *, verbose=False):
    '''Reads what it is told to.'''
    return asyncio.run(_run(argv, verbose=verbose))


async def _run(argv, *, verbose):
    for name in argv or ["a"]:
        print(await net.read(name))
    return 3 if verbose else 0


sys.exit(run(["b"], verbose=True))
