import boto3


def frozen():
    return boto3.Session().get_credentials().get_frozen_credentials()


def key():
    credentials = boto3.Session().get_credentials()
    return credentials.access_key
