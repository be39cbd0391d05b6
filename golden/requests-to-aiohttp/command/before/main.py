import click
import requests


@click.group()
def main():
    """Pages."""


@main.command()
@click.argument("name")
def show(name):
    print(requests.get("http://127.0.0.1/" + name).text)


@main.command()
@click.pass_context
def all_of_them(context):
    """What invokes another command would have a loop in a loop."""
    print(requests.get("http://127.0.0.1/all").text)
    context.invoke(show, name="first")


if __name__ == "__main__":
    main()
