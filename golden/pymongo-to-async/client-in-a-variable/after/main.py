import pymongo


async def ping(url):
    async with pymongo.AsyncMongoClient(url, serverSelectionTimeoutMS=500) as client:
        await client.admin.command("ping")
        print((await client.server_info())["version"])
