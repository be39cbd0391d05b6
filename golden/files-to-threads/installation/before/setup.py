import re
from setuptools import setup


def version():
    with open("demo.py") as file:
        return re.search(r'version = "(.*)"', file.read()).group(1)


setup(name="demo", version=version(), py_modules=["demo"], entry_points={"console_scripts": ["demo = demo:main"]})
