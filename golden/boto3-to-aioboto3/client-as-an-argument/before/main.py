import boto3


def put(client, key, value):
    client.put_parameter(Name=key, Value=value, Type="String", Overwrite=True)


def main():
    ssm = boto3.client("ssm")
    for key in ("a", "b"):
        put(ssm, key, key.upper())


if __name__ == "__main__":
    main()
