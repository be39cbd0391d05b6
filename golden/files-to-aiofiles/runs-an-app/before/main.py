import unittest

from aiohttp import web


def main():
    app = web.Application()
    with open("settings.json") as file:
        app["settings"] = file.read()
    web.run_app(app, port=8080)


class LoadTest(unittest.TestCase):
    def test(self):
        self.assertEqual(1, 1)


if __name__ == "__main__":
    with open("log.txt", "w") as log:
        log.write("start")
    unittest.main(exit=False)
    with open("log.txt") as log:
        print(log.read())
