import asyncio


async def ask(host, question):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.write(question)
    answer = await reader.readline()
    rest = await reader.read(100)
    writer.close()
    return answer + rest


async def local(path):
    return await asyncio.open_unix_connection(path)
