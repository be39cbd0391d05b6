import boto3


def is_active(name):
    if boto3.client("lambda").get_function_configuration(FunctionName=name)["State"] == "Active":
        return True
    return False
