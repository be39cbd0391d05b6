import click
import redis

client = redis.Redis()


@click.command()
def show():
    print(client.get("a"))


@click.command()
def count():
    print(client.incr("a"))
