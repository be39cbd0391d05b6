import click
import net


@click.command()
def load():
    print(net.read("a"))
