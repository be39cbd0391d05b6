import subprocess

import click


@click.command()
def build():
    subprocess.check_call(["make"])


if __name__ == "__main__":
    build()
