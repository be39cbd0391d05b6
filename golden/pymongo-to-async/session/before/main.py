from pymongo import MongoClient


def move(client: MongoClient, a, b, amount):
    accounts = client.bank.accounts
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": a}, {"$inc": {"balance": -amount}}, session=session)
            accounts.update_one({"_id": b}, {"$inc": {"balance": amount}}, session=session)
