import aioboto3
import boto3


async def frozen():
    return await (await aioboto3.Session().get_credentials()).get_frozen_credentials()


def key():
    credentials = boto3.Session().get_credentials()
    return credentials.access_key
