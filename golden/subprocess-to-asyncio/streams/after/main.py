import asyncio
import sys
import tempfile


async def copy(text):
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(text)
        source.seek(0)
        code = await (await asyncio.create_subprocess_exec(sys.executable, "-c", "print(input())", stdin=source, stdout=target)).wait()
        target.seek(0)
        return code, target.read()


print(asyncio.run(copy(b"text\n")))
