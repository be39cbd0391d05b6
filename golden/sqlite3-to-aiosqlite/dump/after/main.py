import aiosqlite


async def dump(connection: aiosqlite.Connection, path):
    with open(path, "w") as file:
        async for statement in connection.iterdump():
            file.write(statement + "\n")
