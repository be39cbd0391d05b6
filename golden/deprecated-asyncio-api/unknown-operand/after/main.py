async def read(stream):
    line = await stream.readline()
    return line
