from pymongo import MongoClient, ReadPreference, WriteConcern


def read(client: MongoClient):
    items = client.shop.items.with_options(write_concern=WriteConcern("majority"))
    items.insert_one({})
    other = client.get_database("shop", read_preference=ReadPreference.SECONDARY)
    return other.items.find_one(), items.full_name
