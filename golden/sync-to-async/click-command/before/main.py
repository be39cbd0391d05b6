import click
import net


@click.group()
def cli(): ...


@cli.command()
@click.option("--name", default="a")
def show(name: str) -> None:
    print(net.read(name))
