from pymongo import AsyncMongoClient, ReadPreference, WriteConcern


async def read(client: AsyncMongoClient):
    items = client.shop.items.with_options(write_concern=WriteConcern("majority"))
    await items.insert_one({})
    other = client.get_database("shop", read_preference=ReadPreference.SECONDARY)
    return await other.items.find_one(), items.full_name
