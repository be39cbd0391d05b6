# needs: aws
"""A table of DynamoDB, with what its methods take and give."""
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key


def make(dynamodb, name):
    table = dynamodb.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        BillingMode="PAY_PER_REQUEST",
    )
    table.wait_until_exists()
    return table


def scan(table):
    found = table.scan(Limit=2)
    items = found["Items"]
    while "LastEvaluatedKey" in found:
        found = table.scan(Limit=2, ExclusiveStartKey=found["LastEvaluatedKey"])
        items += found["Items"]
    return items


def main():
    dynamodb = boto3.resource("dynamodb")
    table = make(dynamodb, "things")
    table.put_item(Item={"id": 1, "name": "one", "price": Decimal("1.50")})
    with table.batch_writer() as batch:
        for number in range(2, 7):
            batch.put_item(Item={"id": number, "name": f"number {number}"})
    print(table.get_item(Key={"id": 1})["Item"])
    print(table.get_item(Key={"id": 9}).get("Item"))
    print([item["name"] for item in scan(table)])
    print(table.query(KeyConditionExpression=Key("id").eq(1), FilterExpression=Attr("name").exists())["Count"])
    table.delete_item(Key={"id": 2})
    print(table.name, table.item_count, table.table_status)
    table.reload()
    print(table.item_count)


if __name__ == "__main__":
    main()
