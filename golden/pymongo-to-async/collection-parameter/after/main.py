import pymongo.asynchronous.collection
import pymongo.asynchronous.database


async def count(items: pymongo.asynchronous.collection.AsyncCollection) -> int:
    return await items.estimated_document_count()


async def all_counts(db: pymongo.asynchronous.database.AsyncDatabase):
    return {name: await count(db[name]) for name in await db.list_collection_names()}
