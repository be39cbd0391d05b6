from pymongo.collection import Collection
from pymongo.database import Database


def count(items: Collection) -> int:
    return items.estimated_document_count()


def all_counts(db: Database):
    return {name: count(db[name]) for name in db.list_collection_names()}
