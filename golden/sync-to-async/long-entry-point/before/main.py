import click
import net


@click.command()
def show(first_argument: str, second_argument: str, *rest: str, third_argument: str, **options: str) -> None:
    print(net.read(first_argument))
