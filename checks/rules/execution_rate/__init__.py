"""执行率: execution of the budgets of forms."""
