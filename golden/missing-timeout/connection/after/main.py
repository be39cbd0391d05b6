import asyncio


async def ask(host, question):
    async with asyncio.timeout(30):
        reader, writer = await asyncio.open_connection(host, 80)
    writer.write(question)
    async with asyncio.timeout(30):
        answer = await reader.readline()
    async with asyncio.timeout(30):
        rest = await reader.read(100)
    writer.close()
    return answer + rest


async def local(path):
    async with asyncio.timeout(30):
        return await asyncio.open_unix_connection(path)
