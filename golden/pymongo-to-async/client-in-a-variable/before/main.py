import pymongo


def ping(url):
    client = pymongo.MongoClient(url, serverSelectionTimeoutMS=500)
    client.admin.command("ping")
    print(client.server_info()["version"])
