import asyncio
import sys

if sys.version_info >= (3, 11):
    Late = TimeoutError
else:
    Late = asyncio.TimeoutError

print(Late.__name__)
