import requests
import typer


def main(name: str = typer.Option("first", help="which")):
    print(requests.get("http://127.0.0.1/" + name).text)


if __name__ == "__main__":
    typer.run(main)
