import boto3

table = None
cache = {}


def connect(name):
    global table
    dynamodb = boto3.resource("dynamodb")
    table = dynamodb.Table(name)


def load(key):
    return table.get_item(Key={"id": key})["Item"]


def remember(name):
    dynamodb = boto3.resource("dynamodb")
    cache[name] = dynamodb.Table(name)


def lazily(name):
    s3 = boto3.resource("s3")
    for item in s3.Bucket(name).objects.all():
        yield item


def pages(name):
    s3 = boto3.client("s3")
    return s3.get_paginator("list_objects_v2").paginate(Bucket=name)
