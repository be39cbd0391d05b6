from pymongo import AsyncMongoClient


async def totals(client: AsyncMongoClient):
    pipeline = [{"$group": {"_id": "$user", "total": {"$sum": "$price"}}}]
    return {row["_id"]: row["total"] async for row in await client.shop.orders.aggregate(pipeline)}
