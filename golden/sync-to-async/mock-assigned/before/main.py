from unittest.mock import Mock

import net


def load(client):
    return client.get("a") + client.get("b")


def main():
    client = net.Client()
    client.get = Mock(return_value="1")
    print(load(client))
    print(client.get.call_count, client.get.call_args)
    client.close = Mock()
    client.close()


main()
