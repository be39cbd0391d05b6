import asyncio
import sys


def kind(error):
    return "late" if isinstance(error, asyncio.TimeoutError) else "other"


print(kind(TimeoutError()), kind(ValueError()), file=sys.stdout)
