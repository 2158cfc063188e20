setup:
	@python=$$(sh .ci/find-python.sh) && "$$python" .ci/setup.py
