from unittest.mock import patch

import net


def load():
    return net.Client().get("a")


def main():
    with patch("net.Client", autospec=True) as client:
        client.return_value.get.return_value = "1"
        print(load())


main()
