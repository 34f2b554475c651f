package badbank.operations;
