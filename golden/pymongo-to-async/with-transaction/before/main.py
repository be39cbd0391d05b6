from pymongo import MongoClient


def move(client: MongoClient):
    def change(session):
        client.bank.accounts.insert_one({}, session=session)

    with client.start_session() as session:
        session.with_transaction(change)
