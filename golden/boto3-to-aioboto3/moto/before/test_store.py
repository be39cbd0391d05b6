from moto import mock_aws

from store import buckets


@mock_aws
def test_buckets():
    assert buckets() == []
