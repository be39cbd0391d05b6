from unittest.mock import patch

import net


def load():
    return net.read("a") + net.Client().get("b")


def main():
    with patch("net.read", return_value="1"):
        print(load())
    with patch.object(net, "read", lambda name: "2"):
        print(load())
    with patch.object(net.Client, 'get') as get:
        get.return_value = "3"
        print(load())


main()
