from pymongo import MongoClient


def totals(client: MongoClient):
    pipeline = [{"$group": {"_id": "$user", "total": {"$sum": "$price"}}}]
    return {row["_id"]: row["total"] for row in client.shop.orders.aggregate(pipeline)}
