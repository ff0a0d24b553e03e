using Duecare.Design;

return Migrations.Run(args);
