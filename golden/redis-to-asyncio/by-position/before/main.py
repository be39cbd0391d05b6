from redis import Redis


def ping(host):
    client = Redis(host, 6379, 2)
    client.ping()
    client.close()
