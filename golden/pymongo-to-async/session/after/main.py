from pymongo import AsyncMongoClient


async def move(client: AsyncMongoClient, a, b, amount):
    accounts = client.bank.accounts
    async with client.start_session() as session:
        async with await session.start_transaction():
            await accounts.update_one({"_id": a}, {"$inc": {"balance": -amount}}, session=session)
            await accounts.update_one({"_id": b}, {"$inc": {"balance": amount}}, session=session)
