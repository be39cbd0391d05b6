import boto3
from boto3.dynamodb.conditions import Key


def orders(user):
    dynamodb = boto3.resource("dynamodb")
    table = dynamodb.Table("orders")
    return table.query(KeyConditionExpression=Key("user").eq(user))["Items"]


def count():
    table = boto3.resource("dynamodb").Table("orders")
    print(table.name, table.item_count)


def save(items):
    table = boto3.resource("dynamodb").Table("orders")
    with table.batch_writer(overwrite_by_pkeys=["id"]) as batch:
        for item in items:
            batch.put_item(Item=item)
